/** Bytes that are read from any position: an open file, or bytes in memory. */
export interface ByteSource {
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>
}

export function byteSourceOf(bytes: Uint8Array): ByteSource {
  return {
    async read(buffer, offset, length, position) {
      const part = bytes.subarray(position, position + length)
      buffer.set(part, offset)
      return { bytesRead: part.length }
    },
  }
}
