const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes of standard base64 with its padding; line breaks are ignored. Undefined if the text is anything else. */
export function decodeBase64(text: string): readonly number[] | undefined {
  const digits = text.replaceAll("\r", "").replaceAll("\n", "");
  if (digits.length % 4 !== 0) return undefined;
  const padding = digits.endsWith("==") ? 2 : digits.endsWith("=") ? 1 : 0;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (let at = 0; at < digits.length - padding; at += 1) {
    const value = alphabet.indexOf(digits.charAt(at));
    if (value === -1) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return bytes;
}
