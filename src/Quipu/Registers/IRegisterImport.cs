namespace Quipu.Registers;

/// <summary>
/// An import that is under way. It is kept batch by batch, each with how far the import has got, so that whoever begins the same import again after a kill
/// goes on where it stopped: with nothing lost and nothing doubled. Disposing it without <see cref="Finish"/> leaves it to be taken up later.
/// </summary>
public interface IRegisterImport : IDisposable
{
    /// <summary>Its number in the workspace.</summary>
    long Number { get; }

    /// <summary>Records kept by an earlier run that did not finish: so many are skipped from the start of the format's records.</summary>
    long RowsKept { get; }

    /// <summary>True where the same files stand as the register's newest edition already: there is nothing to do, and <see cref="Finish"/> says so.</summary>
    bool IsDone { get; }

    /// <summary>Keeps records, all or none, together with how far the import has got.</summary>
    /// <exception cref="StorageException">The disk is full or gone; nothing of the batch is kept.</exception>
    void Keep(IReadOnlyList<RegisterRecord> batch);

    /// <summary>Everything was handed in: what earlier editions had and this one has not is vanished from now on. Nothing is deleted.</summary>
    ImportSummary Finish();
}
