variable "region" {
  type = string
}

variable "mode" {
  type    = string
  default = "remote"
}

locals {
  api = "count-api"
}

resource "consul_config_entry" "proxy_defaults" {
  kind = "proxy-defaults"
  name = "global"

  config_json = jsonencode({
    MeshGateway = { Mode = var.mode }
  })
}

resource "consul_config_entry_service_defaults" "dashboard" {
  name     = "count-dashboard"
  protocol = "http"
  expose {}

  upstream_config {
    overrides {
      name = local.api

      mesh_gateway {
        mode = var.region == "east" ? "none" : "local"
      }
    }
  }
}

resource "consul_config_entry_service_resolver" "api" {
  name = local.api

  subsets {
    name         = "v1"
    filter       = "Service.Meta.version == v1"
    only_passing = true
  }

  failover {
    subset_name = "*"
    datacenters = ["dc2"]
  }
}
