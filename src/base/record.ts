/**
 * Sets a key of a plain object, whatever the key is called: assigning `__proto__` would change the object's prototype
 * instead of adding a key.
 */
export function setKey<Value>(record: Record<string, Value>, key: string, value: Value): void {
  if (key === "__proto__") {
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  } else record[key] = value;
}
