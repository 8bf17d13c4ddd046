variable "api_mode" {}

resource "consul_config_entry" "defaults" {
  kind        = "proxy-defaults"
  name        = "global"
  config_json = <<-EOT
    { "MeshGateway": { "Mode": "remote" } }
  EOT
}

resource "consul_config_entry_service_resolver" "api" {
  name = "api"
  redirect {
    datacenter = "dc2"
  }
}

resource "consul_config_entry" "web" {
  kind = "service-defaults"
  name = "web"
  config_json = jsonencode({
    UpstreamConfig = { Overrides = [{ Name = "api", MeshGateway = { Mode = var.api_mode } }] }
  })
}

resource "consul_config_entri" "typo" {}
