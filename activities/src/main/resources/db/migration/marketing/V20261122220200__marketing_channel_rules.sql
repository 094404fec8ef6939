-- The availability rules by which a channel's figures were made.
ALTER TABLE marketing.channel_view ADD COLUMN rules text NOT NULL DEFAULT '';
