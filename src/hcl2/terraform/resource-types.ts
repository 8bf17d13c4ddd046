import type { EntryKind } from "../../model/kinds.js";

/** Resources that stand for one kind of config entry each. */
export const typedEntries: Readonly<Record<string, EntryKind>> = {
  consul_config_entry_service_defaults: "service-defaults",
  consul_config_entry_service_intentions: "service-intentions",
  consul_config_entry_service_resolver: "service-resolver",
  consul_config_entry_service_router: "service-router",
  consul_config_entry_service_splitter: "service-splitter",
};

/** The other resources of the Consul provider. They say nothing of where traffic goes, or only what a running cluster knows. */
const others = [
  "consul_acl_auth_method",
  "consul_acl_binding_rule",
  "consul_acl_policy",
  "consul_acl_role",
  "consul_acl_role_policy_attachment",
  "consul_acl_token",
  "consul_acl_token_policy_attachment",
  "consul_acl_token_role_attachment",
  "consul_admin_partition",
  "consul_agent_service",
  "consul_autopilot_config",
  "consul_catalog_entry",
  "consul_certificate_authority",
  "consul_config_entry_sameness_group",
  "consul_config_entry_v2_exported_services",
  "consul_intention",
  "consul_key_prefix",
  "consul_keys",
  "consul_license",
  "consul_namespace",
  "consul_namespace_policy_attachment",
  "consul_namespace_role_attachment",
  "consul_network_area",
  "consul_node",
  "consul_peering",
  "consul_peering_token",
  "consul_prepared_query",
] as const;

/** Every type of resource that the provider has. */
export const resourceTypes: readonly string[] = [
  "consul_config_entry",
  "consul_service",
  ...Object.keys(typedEntries),
  ...others,
];
