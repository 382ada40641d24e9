using Quipu.Access;
using Quipu.Claims;
using Quipu.Text;

namespace Quipu.Publishing.Corrections;

/// <summary>What is wrong with the record of an outlet's notice.</summary>
public static class NoticeCheck
{
    /// <summary>One sentence; null: nothing.</summary>
    public static string? Fault(DocumentNotice notice, IStore store, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(store);
        if (store.Head(viewer, notice.Document) is null) return $"There is no document '{notice.Document}' here.";
        if (notice.Words.Length == 0 && notice.Url is null && notice.Capture is null) return "Say how it is known: the words of the notice, its address, or its bytes on record.";
        if (notice.Words.Length > DocumentNotice.LongestWords) return $"The words have {notice.Words.Length} letters, but at most {DocumentNotice.LongestWords} are taken; give the sentences that say so, and the address of the rest.";
        if (notice.Url?.Length > DocumentNotice.LongestWords) return $"The address has {notice.Url.Length} letters, but at most {DocumentNotice.LongestWords} are taken.";
        if (notice.Url is { } url && !WebAddress.IsOne(url)) return $"The address is '{url}', but it takes one of a page, which begins with https:// or http:// and names a site.";
        if (notice.Capture is { } capture && store.AllCaptures(viewer).All(c => c.Id != capture)) return $"There is no capture '{capture}' here; read the notice first, with quipu read.";
        foreach (var claim in notice.Claims)
            if (store.Claim(viewer, claim)?.Document.Id != notice.Document) return $"The claim '{claim}' is not one of this document.";
        return null;
    }
}
