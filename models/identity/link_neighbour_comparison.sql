with {{ throughline.compared(ref('link_neighbour_pair')) }}

select * from compared
