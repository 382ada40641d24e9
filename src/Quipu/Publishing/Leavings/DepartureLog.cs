namespace Quipu.Publishing.Leavings;

/// <summary>The log of what leaves, for pages and verbs alike.</summary>
/// <param name="By">Who takes it out.</param>
public sealed record DepartureLog(IStore Store, string By, TimeProvider Time)
{
    /// <summary>A row that is begun: when, by whom, what was asked for.</summary>
    public Leaving Leaving(LeavingAct act, string format, string question) => new(LeavingId.New(), Time.GetUtcNow(), By, act, format, question);

    /// <summary>
    /// Keeps the row. It takes no lock: nobody's work is disturbed by a row of the log, and an export beside a server is one too.
    /// </summary>
    /// <returns>Why it could not be kept, in one sentence, which is to be told to whoever takes it out; null: it is kept.</returns>
    public string? Keep(Departure departure, Leaving leaving)
    {
        ArgumentNullException.ThrowIfNull(departure);
        try
        {
            Store.Write([departure.Left(leaving)]);
            return null;
        }
        catch (StorageException fault)
        {
            return fault.Message;
        }
    }
}
