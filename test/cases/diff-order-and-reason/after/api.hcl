Kind = "service-resolver"
Name = "api"
Failover {
  "*" { Datacenters = ["dc3", "dc2"] }
}
