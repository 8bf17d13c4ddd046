Kind = "service-defaults"
Name = "api"
Protocl = "http"
