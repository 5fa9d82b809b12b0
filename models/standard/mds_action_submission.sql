{{ accepted('action_submission') }}
