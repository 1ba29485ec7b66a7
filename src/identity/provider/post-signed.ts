const patience = 8000

/** Posts a signed text to the provider's own address; undefined for every answer that is not 200, in time. */
export async function postSigned(url: string, request: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: request,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    return response.ok ? (await response.text()).trim() : undefined
  } catch {
    return undefined
  }
}
