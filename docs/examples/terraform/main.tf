variable "mode" {
  type    = string
  default = "remote"
}

variable "database_mode" {
  type = string
}

locals {
  database = "count-db"
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
      name = local.database

      mesh_gateway {
        mode = var.database_mode
      }
    }
  }
}
