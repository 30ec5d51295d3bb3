-- What the site said of the state of a page that had not changed, for the next look's conditional request.
alter table watches
    add column etag text,
    add column last_modified text;
