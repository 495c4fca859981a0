-- Traits are kept with the inbox: those of the API channel from before they said this. Row security is forced on the owner too.
set local role charla_system;
update charla.inboxes set traits = traits || '{"programmable": true}' where channel_type = 'Channel::Api';
reset role;
