using System.Globalization;
using Quipu.Model;

namespace Quipu.Reading.Mentions;

/// <summary>One of the places that bear a name.</summary>
/// <param name="Country">ISO 3166 code in lower case.</param>
/// <param name="Kind">r department, p province, d district (Peru); t town; k a city known by its name alone.</param>
/// <param name="Ubigeo">Code of INEI, or null.</param>
readonly record struct PlaceBearer(string Country, char Kind, string? Ubigeo, Position? Position)
{
    /// <summary>Reads <c>COUNTRY,KIND,CODE,LATITUDE,LONGITUDE</c>, in hundredths of a degree.</summary>
    internal static PlaceBearer Parse(ReadOnlySpan<char> row)
    {
        Span<Range> parts = stackalloc Range[5];
        row.Split(parts, ',');
        var code = row[parts[2]];
        var latitude = row[parts[3]];
        return new(row[parts[0]].ToString(), row[parts[1]][0], code.IsEmpty ? null : code.ToString(), latitude.IsEmpty ? null : new(Degrees(latitude), Degrees(row[parts[4]])));

        static decimal Degrees(ReadOnlySpan<char> hundredths) => int.Parse(hundredths, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) / 100m;
    }
}
