datacenter = "east"
server     = true

connect {
  enabled = false
}

service {
  name = "gateway"
  kind = "mesh-gateway"
  port = 8443

  proxy {
    config {
      envoy_gateway_no_default_bind = true
      envoy_gateway_bind_adresses   = {}
    }
  }
}
