using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Model;
using Quipu.Search;

namespace Quipu;

// Who is masked. Every read of a store is masked for its viewer already; these tell about it.
public partial interface IStore
{
    /// <summary>Who is or was masked, by number. Names are as the viewer may see them.</summary>
    Page<MaskedParty> Masks(Viewer viewer, Paging paging);

    /// <summary>Something that was read beside the store (a row of a capture, a file) as the viewer may see it.</summary>
    T Masked<T>(Viewer viewer, T value);

    /// <summary>Whether words of a document are barred for the viewer: its capture, which would tell them, stays back.</summary>
    bool IsBarred(Viewer viewer, DocumentId document);

    /// <summary>What stands, in whatever leaves for a viewer, for ids and hashes that were made of a masked name. Whatever writes a file for others writes it through these.</summary>
    StandIns StandIns(Viewer viewer);
}
