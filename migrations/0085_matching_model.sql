-- The model whose vectors the newsroom keeps: the one of the server that started last. Servers with another one leave the vectors alone.

create table matching_model (
    is_only boolean primary key default true constraint matching_model_is_only check (is_only),
    model text not null
);
