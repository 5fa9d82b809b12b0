{{ accepted('question_response') }}
