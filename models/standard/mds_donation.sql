{{ accepted('donation') }}
