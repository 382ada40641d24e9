using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Sources.Protected;

namespace Quipu;

/// <summary>
/// What the owner of a workspace does about protected sources: sets the passphrase, protects, writes anew, reveals. Who a source is lies sealed; the passphrase comes from the
/// caller and is kept nowhere. Expected faults are sentences without a word of the source's.
/// </summary>
/// <param name="Workspace">The caller holds its lock.</param>
/// <param name="By">Who does it.</param>
public sealed record ProtectedDesk(Workspace Workspace, string By, TimeProvider Time)
{
    /// <summary>What is said where a passphrase does not open the vault.</summary>
    public const string WrongPassphrase = "The passphrase is wrong; nothing was opened. Try again, and mind capitals and the keyboard's language.";

    IStore Store => Workspace.Store;

    IProtectedRecords Records => Workspace.Store.Protected;

    /// <summary>How many texts that the desk had written named the source that was protected or written anew last; they have its pseudonym now.</summary>
    public int WordsVeiled { get; private set; }

    /// <summary>True where a passphrase was set.</summary>
    public static bool HasVault(IStore store) => Of(store).Vault(Viewer.Owner) is not null;

    /// <summary>The vault; where there is none yet, a new one under this passphrase. Null with a sentence where it is another passphrase, or too short for a new one.</summary>
    public Vault? Unlock(string passphrase, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        if (HasVault(Store)) return Open(Store, passphrase, out fault);
        fault = TooShort(passphrase);
        if (fault is not null) return null;
        var (vault, card) = Vault.Create(passphrase);
        Store.Write([new Change.VaultLocked(card, By, Time.GetUtcNow())]);
        return vault;
    }

    /// <summary>The vault of a workspace; null with a sentence where the passphrase is another, or none was set.</summary>
    public static Vault? Open(IStore store, string passphrase, out string? fault)
    {
        if (Of(store).Vault(Viewer.Owner) is not { } card)
        {
            fault = "No source is protected here yet; quipu source add begins.";
            return null;
        }

        var vault = Vault.Open(card, passphrase);
        fault = vault is null ? WrongPassphrase : null;
        return vault;
    }

    /// <summary>Another passphrase for what is sealed. One sentence where it is too short.</summary>
    public string? Lock(Vault vault, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(vault);
        if (TooShort(passphrase) is { } fault) return fault;
        Store.Write([new Change.VaultLocked(vault.Rewrap(passphrase), By, Time.GetUtcNow())]);
        return null;
    }

    /// <summary>Protects a source; null with a sentence where the pseudonym will not do.</summary>
    public ProtectedSource? Protect(Vault vault, string pseudonym, SourceIdentity identity, out string? fault)
    {
        fault = Records.Source(Viewer.Owner, pseudonym) is null ? Pseudonym.Fault(pseudonym, identity)
            : $"There is a source called {pseudonym} already; give another pseudonym, or use quipu source edit.";
        return fault is null ? Keep(vault, new(ProtectedSourceId.New(), pseudonym, Time.GetUtcNow(), By, 1), identity) : null;
    }

    /// <summary>Writes anew who a source is; null with a sentence where there is no such source, or its pseudonym has a word of the new names.</summary>
    public ProtectedSource? WriteAnew(Vault vault, string pseudonym, SourceIdentity identity, out string? fault)
    {
        var known = Records.Source(Viewer.Owner, pseudonym)?.Source;
        fault = known is null ? Missing(pseudonym) : Pseudonym.Fault(pseudonym, identity);
        return fault is null ? Keep(vault, known! with { Revision = known.Revision + 1 }, identity) : null;
    }

    /// <summary>Who a source is, and which files it gave. It is written down first that somebody looked, so that nobody looks unseen.</summary>
    public RevealedSource? Reveal(ProtectedSource source, string passphrase, string reason, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var vault = Open(Store, passphrase, out fault);
        if (vault is null)
        {
            Log(source, null);
            return null;
        }

        if (Identity(Store, vault, source.Id, out fault) is not { } identity) return null;
        Log(source, RevealReason.Of(reason, source, identity));
        var cards = Records.Records(Viewer.Owner, source.Id).Select(r => (Record: r, Card: SealedCard.Open(vault, r))).ToList();
        return new(identity,
            [.. cards.Where(c => c.Card?.Place is not null).Select(c => (c.Record.Number, c.Card!.Place!))],
            [.. cards.Where(c => c.Card?.Proof is not null).Select(c => (c.Record.Number, c.Card!.Proof!))]);
    }

    /// <summary>What is said where nobody is called so.</summary>
    public static string Missing(string pseudonym) => $"There is no protected source {pseudonym}; quipu source list prints their pseudonyms.";

    internal static SourceIdentity? Identity(IStore store, Vault vault, ProtectedSourceId id, out string? fault)
    {
        var identity = Of(store).Identity(Viewer.Owner, id) is { } box && vault.Unseal(box, SealedRecord.Purpose(id)) is { } bytes ? SourceIdentity.FromBytes(bytes) : null;
        fault = identity is null ? "What is sealed of this source has been changed; restore the workspace from a backup." : null;
        return identity;
    }

    static IProtectedRecords Of(IStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Protected;
    }

    ProtectedSource Keep(Vault vault, ProtectedSource source, SourceIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(vault);
        Store.Write([new Change.SourceProtected(source, vault.Seal(identity.ToBytes(), SealedRecord.Purpose(source.Id)), By, Time.GetUtcNow())]);
        WordsVeiled = new DeskWords(Store, By, Time).Veil(source, identity);
        return source;
    }

    void Log(ProtectedSource source, string? reason) => Store.Write([new Change.SourceRevealed(new(source.Id, By, Time.GetUtcNow(), reason, reason is not null))]);

    static string? TooShort(string passphrase) => passphrase.Length >= Vault.ShortestPassphrase ? null
        : $"A passphrase has {Vault.ShortestPassphrase} characters or more: some words that only you would put together.";
}

/// <summary>Who a source is, and what it gave, by number.</summary>
public sealed record RevealedSource(SourceIdentity Identity, ImmutableArray<(int Number, SealedPlace Place)> Places, ImmutableArray<(int Number, SealedProof Proof)> Captures)
{
    /// <summary>Keeps it out of logs and messages.</summary>
    public override string ToString() => "a revealed source";
}
