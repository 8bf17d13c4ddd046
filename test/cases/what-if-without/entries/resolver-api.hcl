Kind = "service-resolver"
Name = "api"
Failover = {
  "*" = { Datacenters = ["west"] }
}
