import ChanceryCLI

Chancery.run()
