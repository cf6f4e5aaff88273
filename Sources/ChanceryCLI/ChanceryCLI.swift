// ChanceryCLI
