namespace Quipu.Storage.Sqlite;

/// <summary>Writes changes, each kind in its own class. A change that is already there adds nothing, not even a number.</summary>
sealed class ChangeWriter(Writing writing)
{
    readonly DocumentWriter _documents = new(writing);
    readonly ReadingWriter _readings = new(writing);
    readonly JudgementWriter _judgements = new(writing);
    readonly SamenessWriter _sameness = new(writing);

    internal void Write(Change change)
    {
        switch (change)
        {
            case Change.CaptureTaken taken: Write(taken); break;
            case Change.DocumentMade made: _documents.Write(made); break;
            case Change.DocumentWasRead read: _readings.Write(read.Reading); break;
            case Change.CaptureDone done: Write(done); break;
            case Change.Failed failed: Write(failed); break;
            case Change.Judged judged: _judgements.Write(judged.Judgement); break;
            case Change.JudgementRetired retired: _judgements.Retire(retired); break;
            case Change.SamenessJudged judged: _sameness.Write(judged.Judgement); break;
            case Change.SamenessRetired retired: _sameness.Retire(retired); break;
            case Change.RowJudged judged: _judgements.Write(judged.Judgement); break;
            case Change.PairsProposed proposed: new ProposalWriter(writing).Write(proposed.Pairs); break;
            case Change.PairsWithdrawn withdrawn: new ProposalWriter(writing).Withdraw(withdrawn.Run); break;
            case Change.ClaimAdded added: _judgements.Write(added); break;
            case Change.FindingsRun run: new FindingWriter(writing).Write(run); break;
            case Change.FindingMarked marked: new FindingWriter(writing).Mark(marked); break;
            case Change.ReplyAsked asked: new RequestWriter(writing).Write(asked.Request); break;
            case Change.ReplyCame came: new RequestWriter(writing).Write(came); break;
            case Change.Searched searched: new SearchRecordWriter(writing).Write(searched.Record); break;
            case Change.SearchCited cited: new SearchRecordWriter(writing).Write(cited); break;
            case Change.MaskDecided decided: new MaskWriter(writing).Write(decided); break;
            case Change.UnmaskedLook look: new MaskWriter(writing).Write(look); break;
            case Change.RetentionSet set: RetentionTable.Write(writing, set); break;
            case Change.RetentionLifted lifted: RetentionTable.Write(writing, lifted); break;
            case Change.BackupNoted noted: RetentionTable.Write(writing, noted); break;
            case Change.BackupGone gone: RetentionTable.Write(writing, gone); break;
            case Change.Forgotten forgotten: new Forgetting(writing).Forget(forgotten); break;
            case Change.ImportForgotten rows: new Forgetting(writing).Forget(rows); break;
            case Change.ProtectedSourceForgotten source: new ProtectedWriter(writing).Forget(source); break;
            case Change.SourceForgotten source: new GradeWriter(writing).Forget(source); break;
            case Change.VaultLocked locked: new ProtectedWriter(writing).Write(locked); break;
            case Change.SourceProtected made: new ProtectedWriter(writing).Write(made); break;
            case Change.RecordSealed kept: new ProtectedWriter(writing).Write(kept.Record); break;
            case Change.RecordDropped dropped: new ProtectedWriter(writing).Write(dropped); break;
            case Change.WordsVeiled veiled: new ProtectedWriter(writing).Write(veiled); break;
            case Change.SourceRevealed seen: new ProtectedWriter(writing).Write(seen.Reveal); break;
            case Change.DocumentSealed old: new Forgetting(writing).Expunge(old); break;
            case Change.Left left: new LeavingWriter(writing).Write(left); break;
            case Change.NoticeGiven given: new DocumentNoticeWriter(writing).Write(given.Notice); break;
            case Change.NoticeRetired retired: new DocumentNoticeWriter(writing).Retire(retired); break;
            case Change.Graded graded: new GradeWriter(writing).Write(graded.Grade); break;
            case Change.GradeRetired retired: new GradeWriter(writing).Retire(retired); break;
            case Change.EditionMade made: new EditionWriter(writing).Write(made); break;
            case Change.BoardStepped stepped: new BoardWriter(writing).Write(stepped); break;
            case Change.WatchMade made: new WatchWriter(writing).Write(made.Watch); break;
            case Change.WatchSet set: new WatchWriter(writing).Write(set); break;
            case Change.WatchClosed closed: new WatchWriter(writing).Write(closed); break;
            case Change.WatchRun run: new WatchWriter(writing).Write(run); break;
            case Change.AlertsSeen seen: new WatchWriter(writing).Write(seen); break;
            case Change.DigestSent sent: new WatchWriter(writing).Write(sent); break;
            case Change.Assembled: writing.MustAssemble = true; break;
            default: throw new ArgumentException($"No store knows how to keep a {change.GetType().Name}.", nameof(change));
        }
    }

    void Write(Change.CaptureTaken taken)
    {
        var capture = taken.Capture;
        if (writing.IsForgotten(capture.Id.Value)) return;
        var dataset = writing.Dataset(taken.Dataset);
        if (writing.Db.Run(
            "insert or ignore into capture (id, dataset, length, location, taken) values (?1, ?2, ?3, ?4, ?5)",
            capture.Id.Value, dataset, capture.Length, capture.Location, capture.TakenAt.UtcTicks) > 0)
            writing.Note("capture", capture.Location, "", new(dataset));
    }

    void Write(Change.CaptureDone done)
    {
        if (writing.IsForgotten(done.Capture.Value)) return;
        if (writing.Db.Run(
            """
            insert into capture_done (capture, location, formats, reader) values (?1, ?2, ?3, ?4)
            on conflict (capture, location) do update set formats = excluded.formats, reader = excluded.reader where formats <> excluded.formats or reader <> excluded.reader
            """,
            done.Capture.Value, done.Location, done.Formats, done.Reader) == 0) return;
        // A capture is done only when nothing in it failed: whatever failed at this place before has been mended.
        foreach (var number in writing.Db.List("select number from failure where location = ?1", r => r.GetInt64(0), done.Location))
            writing.Db.Run("update change set failure = 2 where number = ?1", number);
        writing.Db.Run("delete from failure where location = ?1", done.Location);

        writing.Note("done", done.Location, "", new(writing.Db.Number("select dataset from capture where id = ?1", done.Capture.Value)));
    }

    void Write(Change.Failed failed)
    {
        var failure = failed.Failure;
        var known = writing.Db.One(
            "select reason, capture, number from failure where location = ?1 and part = ?2",
            r => (Reason: r.GetString(0), Capture: r.IsDBNull(1) ? null : r.GetString(1), Number: r.GetInt64(2)) as object, failure.Location, failure.Part);
        if (known is ValueTuple<string, string?, long> old)
        {
            if (old.Item1 == failure.Reason && old.Item2 == failure.Capture?.Value)
            {
                writing.Db.Run("update failure set tries = tries + 1 where location = ?1 and part = ?2", failure.Location, failure.Part);
                return;
            }

            writing.Db.Run("update change set failure = 2 where number = ?1", old.Item3);
        }

        var dataset = writing.Dataset(failed.Dataset);
        var number = writing.Note("failure", failure.Location, failure.Reason, new(dataset, null, true));
        writing.Db.Run(
            "insert or replace into failure (location, part, capture, dataset, reason, at, number) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            failure.Location, failure.Part, failure.Capture?.Value, dataset, failure.Reason, failure.At.UtcTicks, number);
    }
}
