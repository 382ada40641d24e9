using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network;
using Quipu.Search;
using Quipu.Sources;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

/// <summary>
/// Records in one SQLite file (WAL, full-text index). One writer at a time; each read has a connection of its own and sees one state of the workspace.
/// Integer keys are private to the file; the rest of the program knows ids.
/// </summary>
public sealed partial class SqliteStore : IStore
{
    readonly string _path, _folder;
    readonly StoreMode _mode;
    readonly TimeProvider _clock;
    readonly Lock _write = new();
    readonly Session? _writer;
    readonly ConcurrentBag<Session> _readers = [];
    readonly Answers _answers = new();
    long _writes;
    string? _limit;
    bool _disposed, _mustPurge;

    SqliteStore(string path, StoreMode mode, TimeProvider clock)
    {
        (_path, _mode, _clock, _folder) = (path, mode, clock, Path.GetDirectoryName(path)!);
        _noStandIns = new(() => Access.Masking.StandIns.None(Secret));
        if (mode == StoreMode.ReadOnly)
        {
            // Reading beside a writer takes files of its own beside the database.
            if (Allowed(path) == StoreMode.ReadOnly) _path = Unchanging(path);
            using var session = new Session(_path, SqliteOpenMode.ReadOnly);
            Migrations.Refuse((int)session.Number("pragma user_version")!.Value, path);
            return;
        }

        _writer = new Session(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            _writer.Run("pragma journal_mode = wal");
            _writer.Run("pragma synchronous = normal");
            _writer.Run("pragma secure_delete = on");
            Migrations.Apply(_writer, path);
            SeriesWriter.Renew(_writer);
            MaskWriter.Renew(_writer, clock);
            SpentWriter.Renew(_writer, clock);
        }
        catch
        {
            _writer.Dispose();
            throw;
        }
    }

    /// <summary>Opens the store in a file; where there is none it is made, where it is older it is backed up and migrated.</summary>
    /// <exception cref="NewerStoreException">A newer Quipu wrote the file.</exception>
    /// <exception cref="StorageException">The file cannot be opened.</exception>
    public static SqliteStore Open(string databasePath, StoreMode mode = StoreMode.ReadWrite, TimeProvider? clock = null)
    {
        try
        {
            return new(Path.GetFullPath(databasePath), mode, clock ?? TimeProvider.System);
        }
        catch (SqliteException e)
        {
            throw Broken(e, databasePath);
        }
    }

    /// <summary>How a store's file can be opened: where no files can be made beside it (a disc, somebody else's folder), for reading only.</summary>
    public static StoreMode Allowed(string databasePath)
    {
        try
        {
            using var probe = new FileStream($"{databasePath}.{Environment.ProcessId}.probe", FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return StoreMode.ReadWrite;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return StoreMode.ReadOnly;
        }
    }

    /// <summary>The address of a database on a medium that nobody writes to: read without its log, which must be in it already.</summary>
    static string Unchanging(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 }
        ? throw new StorageException($"The workspace {path} may only be read, and was not closed by whoever wrote to it: copy it to where you may write, and open the copy.")
        : $"{new Uri(path).AbsoluteUri}?immutable=1";

    public bool IsWritable => _writer is not null;

    public long Write(IReadOnlyCollection<Change> changes)
    {
        lock (_write)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_writer is null) throw new StorageException($"The workspace {_path} was opened for reading only.");
            try
            {
                return Write(_writer, changes);
            }
            catch (SqliteException e)
            {
                throw Broken(e, _path);
            }
        }
    }

    public long Sequence => Read(db => db.Number("select max(number) from change") ?? 0);

    public bool IsDone(CaptureId capture, string location, string formats, string reader) => Read(db =>
        db.Number("select 1 from capture_done where capture = ?1 and location = ?2 and formats = ?3 and reader = ?4", capture.Value, location, formats, reader) is not null ||
        db.Number("select 1 from tombstone where id = ?1", capture.Value) is not null);

    public WorkspaceCounts Counts(Viewer viewer) => Read(viewer, (db, scope) => new LogReader(db, scope).Counts());

    public Page<DocumentRow> Documents(Viewer viewer, DocumentQuery query, Paging paging) => Read(viewer, (db, scope) => new DocumentReader(db, scope).Page(query, paging));

    public Document? Document(Viewer viewer, DocumentId id) => Read(viewer, (db, scope) => new DocumentReader(db, scope).Whole(id));

    public DocumentHead? Head(Viewer viewer, DocumentId id) => Read(viewer, (db, scope) => new DocumentReader(db, scope).Head(id));

    public ImmutableArray<DocumentHead> Reprints(Viewer viewer, DocumentId id) => Read(viewer, (db, scope) => new DocumentReader(db, scope).Reprints(id));

    public ImmutableArray<(LocalEntity Local, EntityCard Card)> EntitiesOf(Viewer viewer, DocumentId id) => Read(viewer, (db, scope) => new EntityReader(db, scope).Of(id));

    // What is no longer shown is listed for the owner alone; how much it is, anybody may know.
    public Page<ShownClaim> Claims(Viewer viewer, ClaimQuery query, Paging paging) => Read(viewer, (db, scope) => new ClaimReader(db, scope).Page(query, query.Spent && !Patterns.Kept.FindingSight.IsOwner(viewer) ? paging with { Limit = 0 } : paging));

    public ShownClaim? Claim(Viewer viewer, ClaimId id) => Read(viewer, (db, scope) =>
        new ClaimReader(db, scope).One(id) is { } shown && (shown.Spent is null || Patterns.Kept.FindingSight.IsOwner(viewer)) ? shown : null);

    public ImmutableArray<Judgement> Judgements(Viewer viewer, ClaimId id) => Read(viewer, (db, scope) => new ClaimReader(db, scope).Judgements(id));

    public ImmutableArray<Judgement> Orphans(Viewer viewer) => Read(viewer, (db, scope) => new ClaimReader(db, scope).Orphans());

    public Page<EntityCard> Entities(Viewer viewer, EntityQuery query, Paging paging) => Read(viewer, (db, scope) => new EntityReader(db, scope).Page(query, paging));

    public EntityCard? Entity(Viewer viewer, EntityId id) => Read(viewer, (db, scope) => new EntityReader(db, scope).One(id));

    public (ImmutableArray<Join> Joins, ImmutableArray<SamenessJudgement> Judgements) Joins(Viewer viewer, EntityId id) => Read(viewer, (db, scope) => new EntityReader(db, scope).Joins(id));

    public EdgeSet Edges(Viewer viewer, EdgeQuery query) => Read(viewer, (db, scope) => new EdgeReader(db, scope).Edges(query));

    public SearchAnswer Search(Viewer viewer, SearchQuery query) => Read(viewer, (db, scope) => new SearchReader(db, scope).Search(query));

    public Page<LogRow> Log(Viewer viewer, LogQuery query, Paging paging) => Read(viewer, (db, scope) => new LogReader(db, scope)
    {
        IsOwner = Patterns.Kept.FindingSight.IsOwner(viewer),
        Barred = Book(db) is { IsEmpty: false } book && !viewer.Unmasked ? row => book.Shown(viewer, row) : null,
    }.Page(query, paging));

    public IEnumerable<ShownClaim> AllClaims(Viewer viewer) => Stream(viewer, (db, scope) => new ClaimReader(db, scope).All());

    public IEnumerable<Document> AllDocuments(Viewer viewer) => Stream(viewer, (db, scope) => new DocumentReader(db, scope).All());

    public IEnumerable<Capture> AllCaptures(Viewer viewer) => Stream(viewer, (db, scope) => new DocumentReader(db, scope).Captures());

    public IEnumerable<EntityCard> AllEntities(Viewer viewer) => Stream(viewer, (db, scope) => new EntityReader(db, scope).All());

    public ForgetPreview? PreviewForget(Viewer viewer, DocumentId id) => Read(viewer, (db, scope) => new EntityReader(db, scope).PreviewForget(id));

    /// <summary>Makes the file as full as it may get: for trying out a full disk.</summary>
    internal void LimitPages(int more = 4)
    {
        _limit = string.Create(CultureInfo.InvariantCulture, $"pragma max_page_count = {_writer!.Number("pragma page_count") + more}");
        _writer.Run(_limit);
    }

    public void Dispose()
    {
        lock (_write)
        {
            if (_disposed) return;
            _disposed = true;
            while (_readers.TryTake(out var reader)) reader.Dispose();
            _writer?.Dispose();
        }
    }

    long Write(Session db, IReadOnlyCollection<Change> changes)
    {
        var writing = new Writing(db, _clock);
        db.Run("begin immediate");
        try
        {
            var writer = new ChangeWriter(writing);
            foreach (var change in changes) writer.Write(change);
            if (writing.MustAssemble) new Assembling(writing).Rebuild();
            if (writing.MustMask || writing.MustAssemble) new MaskWriter(writing).Settle();
            if (writing.MustAssemble || SpentByTime.IsDue(writing)) SpentWriter.Settle(writing);
            else foreach (var subject in writing.Judged) SpentWriter.Settle(writing, subject);
            db.Run("commit");
            Interlocked.Increment(ref _writes);
        }
        catch
        {
            RollBack(db);
            throw;
        }

        if (writing.MustPurge || _mustPurge) _mustPurge = !Purge(db);
        return db.Number("select max(number) from change") ?? 0;
    }

    // What was forgotten must be in no file: deleted cells were overwritten already (secure_delete), here go the log and the copies.
    // False where somebody read an older state all the while: then it is done at the next write, or when the store is closed.
    bool Purge(Session db)
    {
        while (_readers.TryTake(out var reader)) reader.Dispose();
        foreach (var backup in Migrations.Backups(_path)) File.Delete(backup);
        // Whoever reads an older state may do so for long: they are waited for a second, and not for as long as a writer is.
        db.Run("pragma busy_timeout = 50");
        try
        {
            for (var tries = 0; tries < 20; tries++)
                if (db.Number("pragma wal_checkpoint(truncate)") == 0) return true;
            return false;
        }
        finally
        {
            db.Run("pragma busy_timeout = 15000");
        }
    }

    // The one door of every read: what comes out is as the viewer may see it, cut to their datasets and masked.
    T Read<T>(Viewer viewer, Func<Session, Scope, T> read) => Read(db => Book(db).Shown(viewer, read(db, Scope.Of(db, viewer))));

    T Read<T>(Func<Session, T> read)
    {
        var (session, writes) = (Rent(), Interlocked.Read(ref _writes));
        try
        {
            session.Run("begin");
            session.Reading = (_answers, (writes, session.Number("select max(number) from change") ?? 0));
            return read(session);
        }
        catch (SqliteException e)
        {
            throw Broken(e, _path);
        }
        finally
        {
            Return(session);
        }
    }

    IEnumerable<T> Stream<T>(Viewer viewer, Func<Session, Scope, IEnumerable<T>> read)
    {
        var session = Rent();
        try
        {
            session.Run("begin");
            var book = Book(session);
            foreach (var row in read(session, Scope.Of(session, viewer))) yield return book.Shown(viewer, row);
        }
        finally
        {
            Return(session);
        }
    }

    Session Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _readers.TryTake(out var session) ? session : new Session(_path, _mode == StoreMode.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite);
    }

    void Return(Session session)
    {
        RollBack(session);
        session.Reading = null;
        if (_disposed || _readers.Count >= 8) session.Dispose();
        else _readers.Add(session);
    }

    // A fault may have ended the transaction already; then there is nothing to roll back.
    static void RollBack(Session db)
    {
        if (db.IsInTransaction) db.Run("rollback");
    }

    static StorageException Broken(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        13 => new($"The disk is full: the workspace {path} could not be written. Free some space and run again; nothing that was kept is lost.", e),
        10 => new($"The disk could not be read or written at {path} ({e.Message}).", e),
        14 => new($"The workspace {path} cannot be opened: is the folder there, and may you write to it?", e),
        26 => new($"{path} is not a workspace of Quipu, or it is damaged.", e),
        8 => new($"The workspace {path} may only be read.", e),
        _ => new($"The workspace {path} could not be used: {e.Message}", e),
    };
}
