using System.Text;
using FollowTheMoney.Streams;
using Quipu.Access.Masking;

namespace Quipu.Web.Safety;

/// <summary>
/// Makes every masked name on a page equally long. The store bars each letter, so that offsets stay those of the text; a page needs no offsets, and would tell by the bars how long a name is.
/// Data keep the bars as they are: their offsets say it anyway.
/// </summary>
static class EvenMasks
{
    internal static async Task Serve(HttpContext http, RequestDelegate next)
    {
        var body = http.Response.Body;
        using var page = new PageStream(http.Response, body);
        http.Response.Body = page;
        try
        {
            await next(http);
            await page.FinishAsync(http.RequestAborted);
        }
        finally
        {
            http.Response.Body = body;
        }
    }

    /// <summary>Holds what is a page or a picture back until it is whole; everything else goes through.</summary>
    sealed class PageStream(HttpResponse response, Stream to) : WriteOnlyStream
    {
        MemoryStream? _page;
        bool? _isPage;

        bool IsPage => _isPage ??= response.ContentType is { } type && (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || type.StartsWith("image/svg", StringComparison.OrdinalIgnoreCase));

        internal async Task FinishAsync(CancellationToken cancellation)
        {
            if (_page is not { } page) return;
            var bytes = page.GetBuffer().AsMemory(0, (int)page.Length);
            if (Holds(bytes.Span))
            {
                bytes = Encoding.UTF8.GetBytes(MaskLabel.Even(Encoding.UTF8.GetString(bytes.Span)));
                if (response.ContentLength is not null && !response.HasStarted) response.ContentLength = bytes.Length;
            }

            await to.WriteAsync(bytes, cancellation);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (IsPage) Page.Write(buffer.Span);
            else await to.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (IsPage) Page.Write(buffer);
            else to.Write(buffer);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => _isPage == true ? Task.CompletedTask : to.FlushAsync(cancellationToken);

        public override void Flush()
        {
            if (_isPage != true) to.Flush();
        }

        protected override void Dispose(bool disposing)
        {
            _page?.Dispose();
            base.Dispose(disposing);
        }

        MemoryStream Page => _page ??= new();

        // The bar, in UTF-8.
        static bool Holds(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\u2588"u8) >= 0;
    }
}
