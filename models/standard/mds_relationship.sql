{{ accepted('relationship') }}
