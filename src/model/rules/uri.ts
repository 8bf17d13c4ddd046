/**
 * True for what Consul takes as the address of a request: an absolute URI or a path from `/`. Nothing is resolved; the
 * host, its port and percent signs are looked at as Go does.
 */
export function isRequestURI(uri: string): boolean {
  if (hasControlCharacter(uri)) return false;
  if (uri === "*") return true;
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(uri)?.[0] ?? "";
  const afterScheme = uri.slice(scheme.length);
  const question = afterScheme.indexOf("?");
  const rest = question === -1 ? afterScheme : afterScheme.slice(0, question);
  // Without a slash what follows the scheme is opaque: `mailto:someone`.
  if (!rest.startsWith("/")) return scheme !== "";
  // Without a scheme it is a path even if it begins with two slashes.
  if (scheme === "" || !rest.startsWith("//")) return hasGoodEscapes(rest);
  const slash = rest.indexOf("/", 2);
  const authority = slash === -1 ? rest.slice(2) : rest.slice(2, slash);
  return isAuthority(authority) && hasGoodEscapes(slash === -1 ? "" : rest.slice(slash));
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

function hasGoodEscapes(text: string): boolean {
  return text.split("%").every((part, index) => index === 0 || /^[0-9A-Fa-f]{2}/.test(part));
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf("@");
  const user = at === -1 ? "" : authority.slice(0, at);
  const host = authority.slice(at + 1);
  return /^[A-Za-z0-9._:~!$&'()*+,;=%@-]*$/.test(user) && hasGoodEscapes(user) && isHost(host);
}

function isHost(host: string): boolean {
  if (host.startsWith("[")) {
    const end = host.lastIndexOf("]");
    return end !== -1 && isPort(host.slice(end + 1));
  }
  const colon = host.lastIndexOf(":");
  if (colon !== -1 && !isPort(host.slice(colon))) return false;
  return !/[ \\^`{|}#]/.test(host) && hasGoodHostEscapes(host);
}

/** In a host only bytes above ASCII may be escaped. */
function hasGoodHostEscapes(host: string): boolean {
  return host.split("%").every((part, index) => index === 0 || /^[89A-Fa-f][0-9A-Fa-f]/.test(part));
}

function isPort(text: string): boolean {
  return text === "" || /^:[0-9]*$/.test(text);
}
