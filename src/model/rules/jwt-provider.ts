import { decodeBase64 } from "../../base/base64.js";
import { parseDuration } from "../../base/duration.js";
import type { Path } from "../../base/place.js";
import type {
  JSONWebKeySet,
  JWKSCluster,
  JWTLocation,
  JWTProvider,
  LocalJWKS,
  RemoteJWKS,
  RetryPolicyBackOff,
} from "../jwt-provider.js";
import type { EntryRules } from "../kind.js";
import { collectEach, countGiven, type Faults, faultIf, firstOf, isUnset } from "./fault.js";
import { checkMeta } from "./meta.js";
import { checkName } from "./name.js";
import { backOff, badURI, notBase64 } from "./problems/access.js";
import { exactlyOne, missing } from "./problems/words.js";
import { isRequestURI } from "./uri.js";
import { checkWord, type Words } from "./words.js";

const defaultClockSkewSeconds = 30;

export const discoveryTypes: Words = {
  code: "entry/jwt-provider.discovery-type",
  field: "DiscoveryType",
  words: ["STRICT_DNS", "STATIC", "LOGICAL_DNS", "EDS", "ORIGINAL_DST"],
  mayBeEmpty: true,
};

export const jwtProviderRules: EntryRules<JWTProvider> = {
  normalize(entry) {
    return (entry.clockSkewSeconds ?? 0) === 0 ? { ...entry, clockSkewSeconds: defaultClockSkewSeconds } : entry;
  },
  validate(entry) {
    const { jsonWebKeySet, forwarding } = entry;
    return firstOf(
      checkName(entry),
      checkMeta(entry.meta),
      faultIf(jsonWebKeySet === undefined, [], () =>
        missing("entry/jwt-provider.key-set-required", "JSONWebKeySet", "The jwt-provider entry"),
      ),
      jsonWebKeySet === undefined ? [] : checkKeySet(jsonWebKeySet, ["jsonWebKeySet"]),
      collectEach(entry.locations, ["locations"], checkLocation),
      faultIf(forwarding !== undefined && isUnset(forwarding.headerName), ["forwarding"], () =>
        missing("entry/jwt-provider.forwarding-header", "HeaderName", "Forwarding"),
      ),
    );
  },
};

function checkKeySet({ local, remote }: JSONWebKeySet, path: Path): Faults {
  const given = countGiven(local, remote);
  return firstOf(
    faultIf(given !== 1, path, () =>
      exactlyOne("entry/jwt-provider.local-or-remote", "JSONWebKeySet", ["Local", "Remote"], given),
    ),
    remote === undefined ? [] : checkRemote(remote, [...path, "remote"]),
    local === undefined ? [] : checkLocal(local, [...path, "local"]),
  );
}

function checkRemote(remote: RemoteJWKS, path: Path): Faults {
  const { uri, retryPolicy, jwksCluster } = remote;
  return firstOf(
    faultIf(isUnset(uri), path, () => missing("entry/jwt-provider.uri-required", "URI", "Remote")),
    faultIf(!isUnset(uri) && !isRequestURI(uri), [...path, "uri"], () => badURI(uri ?? "")),
    checkBackOff(retryPolicy?.retryPolicyBackOff, [...path, "retryPolicy", "retryPolicyBackOff"]),
    checkCluster(jwksCluster, [...path, "jwksCluster"]),
  );
}

function checkBackOff(times: RetryPolicyBackOff | undefined, path: Path): Faults {
  const { baseInterval = "0s", maxInterval = "0s" } = times ?? {};
  const maximum = parseDuration(maxInterval) ?? 0n;
  return faultIf(maximum !== 0n && maximum < (parseDuration(baseInterval) ?? 0n), path, () =>
    backOff(baseInterval, maxInterval),
  );
}

function checkCluster(cluster: JWKSCluster | undefined, path: Path): Faults {
  const certificates = cluster?.tlsCertificates;
  const { caCertificateProviderInstance: instance, trustedCA } = certificates ?? {};
  const forms = countGiven(instance, trustedCA);
  const sources = countGiven(
    trustedCA?.filename,
    trustedCA?.environmentVariable,
    trustedCA?.inlineString,
    trustedCA?.inlineBytes,
  );
  return firstOf(
    checkWord(cluster?.discoveryType, [...path, "discoveryType"], discoveryTypes),
    faultIf(certificates !== undefined && forms !== 1, [...path, "tlsCertificates"], () =>
      exactlyOne(
        "entry/jwt-provider.tls-one-of",
        "TLSCertificates",
        ["CaCertificateProviderInstance", "TrustedCA"],
        forms,
      ),
    ),
    faultIf(trustedCA !== undefined && sources !== 1, [...path, "tlsCertificates", "trustedCA"], () =>
      exactlyOne(
        "entry/jwt-provider.trusted-ca-one-of",
        "TrustedCA",
        ["Filename", "EnvironmentVariable", "InlineString", "InlineBytes"],
        sources,
      ),
    ),
  );
}

function checkLocal({ jwks, filename }: LocalJWKS, path: Path): Faults {
  const given = countGiven(jwks, filename);
  return firstOf(
    faultIf(given !== 1, path, () =>
      exactlyOne("entry/jwt-provider.local-one-of", "Local", ["JWKS", "Filename"], given),
    ),
    faultIf(!isUnset(jwks) && decodeBase64(jwks) === undefined, [...path, "jwks"], notBase64),
  );
}

function checkLocation({ header, queryParam, cookie }: JWTLocation, path: Path): Faults {
  const given = countGiven(header, queryParam, cookie);
  return firstOf(
    faultIf(given !== 1, path, () =>
      exactlyOne("entry/jwt-provider.location-one-of", "A location", ["Header", "QueryParam", "Cookie"], given),
    ),
    faultIf(header !== undefined && isUnset(header.name), [...path, "header"], () =>
      missing("entry/jwt-provider.location-header-name", "Name", "The header of a location"),
    ),
    faultIf(queryParam !== undefined && isUnset(queryParam.name), [...path, "queryParam"], () =>
      missing("entry/jwt-provider.location-query-name", "Name", "The parameter of a location"),
    ),
    faultIf(cookie !== undefined && isUnset(cookie.name), [...path, "cookie"], () =>
      missing("entry/jwt-provider.location-cookie-name", "Name", "The cookie of a location"),
    ),
  );
}
