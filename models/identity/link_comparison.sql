with {{ throughline.compared(ref('link_candidate')) }}

select * from compared
