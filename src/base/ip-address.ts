/** Which of IP's versions an address literal is of; an IPv4 address inside an IPv6 one (`::ffff:10.0.0.1`) counts as 4. */
export type IpVersion = 4 | 6;

/** Tells what kind of IP address a text is, as Go reads addresses; undefined for host names and everything else. */
export function ipVersionOf(text: string): IpVersion | undefined {
  // No literal is longer: eight groups, or six and a dotted address.
  if (text.length > 45) return undefined;
  if (!text.includes(":")) return isIpv4(text) ? 4 : undefined;
  const groups = ipv6Groups(text);
  if (groups === undefined) return undefined;
  const mapsIpv4 = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return mapsIpv4 ? 4 : 6;
}

/** Four decimal numbers up to 255 without leading zeros. */
function isIpv4(text: string): boolean {
  let dots = 0;
  let digits = 0;
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2e && digits > 0) {
      dots += 1;
      digits = 0;
      number = 0;
    } else if (code >= 0x30 && code <= 0x39 && !(digits > 0 && number === 0)) {
      digits += 1;
      number = number * 10 + code - 0x30;
      if (number > 255) return false;
    } else return false;
  }
  return dots === 3 && digits > 0;
}

/** The eight groups of an IPv6 address; `::` stands for at least one group of zero, zones are not allowed. */
function ipv6Groups(text: string): readonly number[] | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [before, after] = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  if (before === undefined) return undefined;
  if (halves.length === 1) return before.length === 8 ? before : undefined;
  if (after === undefined || before.length + after.length > 7) return undefined;
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The groups of a part between `::`; the last one of the address may be a dotted IPv4 address, which makes two. */
function groupsOf(part: string, isLast: boolean): readonly number[] | undefined {
  if (part === "") return [];
  const groups: number[] = [];
  const words = part.split(":");
  for (const [index, word] of words.entries()) {
    if (isLast && index === words.length - 1 && isIpv4(word)) {
      const [a = 0, b = 0, c = 0, d = 0] = word.split(".").map(Number);
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9A-Fa-f]{1,4}$/.test(word)) groups.push(Number.parseInt(word, 16));
    else return undefined;
  }
  return groups;
}

/** Joins address and port as Go does: an IPv6 address goes into brackets. */
export function joinAddressPort(address: string, port: number | string): string {
  return ipVersionOf(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}
