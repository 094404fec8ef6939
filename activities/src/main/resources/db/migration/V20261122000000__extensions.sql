-- One schema per capability; each capability's migrations live in the folder of its name and touch no other schema.
SELECT 1;
