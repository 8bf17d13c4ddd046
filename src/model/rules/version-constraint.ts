const operators = ["!=", ">=", "<=", "~>", "=", ">", "<"];

/** Go holds each number of a version in 64 bits. */
const maximumNumber = 2n ** 63n - 1n;

/**
 * True for a list of conditions on a version, separated by commas: an operator or none, then a version, with white space
 * around both (`>= 1.2.3, < 2`).
 */
export function isVersionConstraint(text: string): boolean {
  return text.split(",").every((part) => {
    const condition = trim(part);
    const operator = operators.find((one) => condition.startsWith(one)) ?? "";
    return isVersion(trim(condition.slice(operator.length)));
  });
}

/** Only the white space that Go's expressions know as such. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charAt(start))) start += 1;
  while (end > start && isSpace(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isSpace(character: string): boolean {
  return " \t\n\f\r".includes(character);
}

/** Optional `v`, numbers joined by dots, a pre-release with or without a dash before it, `+` and metadata. */
function isVersion(text: string): boolean {
  const plus = text.indexOf("+");
  const metadata = plus === -1 ? undefined : text.slice(plus + 1);
  const main = plus === -1 ? text : text.slice(0, plus);
  const numbers = /^v?([0-9]+(?:\.[0-9]+)*)/.exec(main);
  if (numbers === null) return false;
  const preRelease = main.slice(numbers[0].length);
  return (
    (numbers[1] ?? "").split(".").every((number) => number.length < 20 && BigInt(number) <= maximumNumber) &&
    (preRelease === "" || (/^[A-Za-z~-]/.test(preRelease) && areIdentifiers(preRelease))) &&
    (metadata === undefined || areIdentifiers(metadata))
  );
}

function areIdentifiers(text: string): boolean {
  return text.split(".").every((identifier) => /^[0-9A-Za-z~-]+$/.test(identifier));
}
