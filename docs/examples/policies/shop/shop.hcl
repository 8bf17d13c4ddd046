services {
  name = "shop"
  port = 8080
  connect {
    sidecar_service {
      proxy {
        upstreams = [
          {
            destination_name = "payments"
            datacenter = "dc2"
            local_bind_port = 10000
            mesh_gateway {
              mode = "remote"
            }
          },
          {
            destination_name = "stock"
            datacenter = "dc2"
            local_bind_port = 10001
          }
        ]
      }
    }
  }
}
services {
  name = "mesh-gateway"
  kind = "mesh-gateway"
  port = 8443
}
