"""Whether choosing by gain teaches more in the same minutes, on made-up people whose memory is not the scheduler's."""
