import { utf8Length } from "../../base/utf8.js";

/** Bytes of one label, dots left out. */
const maximumLabel = 63;
/** Bytes of all labels, each with one for its dot. */
const maximumName = 256;

/**
 * What Consul's DNS library takes for a name: dots do not come first or twice in a row, labels and the whole stay within
 * their lengths. No character is forbidden: spaces, `_` and `/` pass. A backslash makes one byte of the character, or of
 * the three digits, behind it.
 */
export function isDnsName(name: string): boolean {
  if (name === "") return false;
  if (name === ".") return true;
  const characters = [...name];
  let total = 0;
  let label = 0;
  let labelIsOpen = false;
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? "";
    if (character === ".") {
      if (!labelIsOpen) return false;
      total += label + 1;
      if (label > maximumLabel || total > maximumName) return false;
      label = 0;
      labelIsOpen = false;
      continue;
    }
    labelIsOpen = true;
    if (character !== "\\") {
      label += utf8Length(character);
    } else if (areDigits(characters, at + 1)) {
      label += 1;
      at += 3;
    } else {
      label += utf8Length(characters[at + 1] ?? "");
      at += 1;
    }
  }
  // A name without a dot at its end gets one.
  return !labelIsOpen || (label <= maximumLabel && total + label + 1 <= maximumName);
}

function areDigits(characters: readonly string[], at: number): boolean {
  return [0, 1, 2].every((step) => {
    const character = characters[at + step];
    return character !== undefined && character >= "0" && character <= "9";
  });
}

/** Addresses of a destination outside the mesh: names without `*`, or IP addresses, which all read as names too. */
export function isDestinationAddress(address: string): boolean {
  return !address.includes("*") && isDnsName(address);
}
