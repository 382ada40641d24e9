using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Search;
using Quipu.Sources.Protected;

namespace Quipu;

// What is kept of sources whose identity is sealed.
public partial interface IStore
{
    /// <summary>Protected sources and what is sealed of them.</summary>
    IProtectedRecords Protected { get; }
}

/// <summary>Protected sources, for the owner of a workspace alone: who sees less is told of none.</summary>
public interface IProtectedRecords
{
    /// <summary>By what the passphrase opens the vault; null where there is none yet.</summary>
    VaultCard? Vault(Viewer viewer);

    /// <summary>In order of pseudonym.</summary>
    Page<ProtectedSourceRow> Sources(Viewer viewer, Paging paging);

    /// <summary>By id or pseudonym; null where there is none.</summary>
    ProtectedSourceRow? Source(Viewer viewer, string idOrPseudonym);

    /// <summary>Who a source is, sealed; null where there is no such source.</summary>
    byte[]? Identity(Viewer viewer, ProtectedSourceId id);

    /// <summary>Everything sealed of a source, in order of number; of all where none is named.</summary>
    ImmutableArray<SealedRecord> Records(Viewer viewer, ProtectedSourceId? source);

    /// <summary>Every text that people of the desk wrote: what may name somebody who is protected afterwards.</summary>
    ImmutableArray<WrittenText> Written(Viewer viewer);

    /// <summary>Who asked to see who a source is, newest first.</summary>
    Page<SourceReveal> Reveals(Viewer viewer, ProtectedSourceId source, Paging paging);
}
