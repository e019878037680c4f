-- A verdict can be replayed byte for byte, so content is kept with its keys in the order they were written;
-- jsonb sorts them. Nobody searches inside it.
alter table bundles alter column content type json using content::json;
