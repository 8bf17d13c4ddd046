service {
  name = "web-sidecar-proxy"
  kind = "connect-proxy"
  port = 21000
  proxy {
    destination_service_name = "web"
    mesh_gateway {
      mode = "remote"
    }
    upstreams = [
      {
        destination_name = "api"
        datacenter = "dc2"
        local_bind_port = 9001
      }
    ]
  }
}
