{{ accepted('voting_action') }}
