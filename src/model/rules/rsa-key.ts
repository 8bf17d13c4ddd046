const sequence = 0x30;
const integer = 0x02;

interface Element {
  readonly tag: number;
  /** Offset of the contents. */
  readonly start: number;
  readonly end: number;
}

/** Bits of the modulus of an RSA key in PKCS #1 form; undefined if the bytes are no such key. */
export function rsaKeyBits(bytes: readonly number[]): number | undefined {
  const key = readElement(bytes, 0);
  if (key?.tag !== sequence || key.end !== bytes.length) return undefined;
  const integers: Element[] = [];
  for (let at = key.start; at < key.end; ) {
    const element = readElement(bytes, at);
    if (element === undefined || element.end > key.end) return undefined;
    if (element.tag !== integer || element.start === element.end) return undefined;
    integers.push(element);
    at = element.end;
  }
  // Version, modulus, the two exponents, two primes and three numbers made of them.
  const modulus = integers[1];
  return integers.length < 9 || modulus === undefined ? undefined : bitLength(bytes.slice(modulus.start, modulus.end));
}

function readElement(bytes: readonly number[], at: number): Element | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4 || first === 0x80) return undefined;
  let length = first < 0x80 ? first : 0;
  for (let step = 0; step < lengthBytes; step += 1) length = length * 256 + (bytes[at + 2 + step] ?? 0);
  const start = at + 2 + lengthBytes;
  const end = start + length;
  return end > bytes.length ? undefined : { tag, start, end };
}

function bitLength(bytes: readonly number[]): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first === -1) return 0;
  return (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first] ?? 0));
}
