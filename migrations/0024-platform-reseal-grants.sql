-- Rows that are otherwise only ever added to: their sealed bytes may be replaced by other bytes that seal the same.
-- Events keep the hashes of what a statement says, so that another statement would not pass unnoticed.
grant update (statement_sealed) on casework.submission to hall_app;
grant update (said_sealed) on printout.document to hall_app;
grant update (name_sealed) on disbursement.objection_file to hall_app;
grant update (evidence_name_sealed) on disbursement.use_entry to hall_app;
