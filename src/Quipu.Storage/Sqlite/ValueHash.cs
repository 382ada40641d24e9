using System.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>A text as 64 bits, for an index that points at candidates; FNV-1a over its UTF-8 form, stirred at the end (the finalizer of MurmurHash3). Kept in files: it never changes.</summary>
static class ValueHash
{
    internal static long Of(string text)
    {
        Span<byte> room = stackalloc byte[512];
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = most <= room.Length ? room : new byte[most];
        var hash = 14695981039346656037UL;
        foreach (var b in bytes[..Encoding.UTF8.GetBytes(text, bytes)]) hash = (hash ^ b) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return (long)(hash ^ (hash >> 33));
    }
}
