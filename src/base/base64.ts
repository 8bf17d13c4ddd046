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

/** Standard base64 of bytes, padded. */
export function base64OfBytes(bytes: readonly number[]): string {
  let encoded = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.slice(index, index + 3);
    encoded += alphabet.charAt(first >> 2) + alphabet.charAt(((first & 3) << 4) | ((second ?? 0) >> 4));
    encoded += second === undefined ? "=" : alphabet.charAt(((second & 15) << 2) | ((third ?? 0) >> 6));
    encoded += third === undefined ? "=" : alphabet.charAt(third & 63);
  }
  return encoded;
}
