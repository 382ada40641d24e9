using System.Net;

namespace Quipu.Web.Safety;

/// <summary>Somebody asked for an address that other machines can reach, where there are no accounts yet.</summary>
public sealed class OpenAddressException(string address)
    : QuipuException($"Quipu will not listen on {address}: other machines could reach it, and there are no accounts yet. Use a loopback address such as http://127.0.0.1:5290.")
{
    public string Address { get; } = address;
}

/// <summary>Single-user mode: only this machine may reach the pages, under a loopback name.</summary>
static class Loopback
{
    internal static readonly string[] Names = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>The addresses to listen on.</summary>
    /// <exception cref="OpenAddressException">One of them is not a loopback address.</exception>
    internal static IReadOnlyList<string> Check(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0) throw new OpenAddressException("no address at all");
        foreach (var address in addresses)
            if (!IsLoopback(address)) throw new OpenAddressException(address);
        return addresses;
    }

    static bool IsLoopback(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return false;
        return uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
