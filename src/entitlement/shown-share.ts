/** Formats a share in ten-thousandths: 550 → "5.5%", 6000 → "60%". */
export const shownShare = (share: number): string => `${share / 100}%`
