import { describe, expect, test } from "vitest";
import { ipVersionOf, joinAddressPort } from "../../src/base/ip-address.js";

describe("telling the version of an address", () => {
  test.each(["0.0.0.0", "10.0.0.1", "255.255.255.255", "::ffff:10.0.0.1", "0:0:0:0:0:ffff:0a00:1"])(
    "%s is IPv4",
    (text) => {
      expect(ipVersionOf(text)).toBe(4);
    },
  );

  test.each(["::", "::1", "2001:db8::2", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::1.2.3.4", "fe80::A"])(
    "%s is IPv6",
    (text) => {
      expect(ipVersionOf(text)).toBe(6);
    },
  );

  test.each([
    "",
    "web.example",
    "10.0.0",
    "10.0.0.256",
    "010.0.0.1",
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7:8::",
    "12345::",
    "fe80::1%eth0",
    "[::1]",
    "1.2.3.4::",
  ])("%s is no address", (text) => {
    expect(ipVersionOf(text)).toBeUndefined();
  });
});

test("only IPv6 addresses go into brackets before a port", () => {
  expect(joinAddressPort("::1", 80)).toBe("[::1]:80");
  expect(joinAddressPort("10.0.0.1", 80)).toBe("10.0.0.1:80");
  expect(joinAddressPort("", 80)).toBe(":80");
});
