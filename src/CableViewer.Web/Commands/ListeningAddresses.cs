using System.Net;
using System.Net.Sockets;

namespace CableViewer.Web.Commands;

/// <summary>The addresses that <c>serve</c> listens on.</summary>
internal static class ListeningAddresses
{
    /// <summary>Tries them before anything else is done, so that a start that must fail makes no archive.</summary>
    /// <param name="urls">Separated by semicolons, each an http or https address.</param>
    /// <exception cref="WrongSettingException">One is taken, or not for this user or machine.</exception>
    public static void Check(string urls)
    {
        foreach (string url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) continue;
            foreach (IPAddress ip in Addresses(address.Host))
            {
                using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    socket.Bind(new IPEndPoint(ip, address.Port));
                    socket.Listen(1);
                }
                catch (SocketException e) when (Explain(e, address.Port) is { } sentence)
                {
                    throw new WrongSettingException(sentence);
                }
            }
        }
    }

    /// <summary>Starts the site; a port that was taken in the meantime is told as well.</summary>
    /// <exception cref="WrongSettingException">An address cannot be listened on.</exception>
    public static async Task StartAsync(WebApplication site, string urls, CancellationToken cancellationToken)
    {
        try
        {
            await site.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new WrongSettingException($"{urls} cannot be listened on: {e.Message} Choose another address with --urls.");
        }
    }

    private static IEnumerable<IPAddress> Addresses(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? ip)) yield return ip;
        else if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) yield return IPAddress.Loopback;
        else yield return IPAddress.Any;
    }

    private static string? Explain(SocketException e, int port) => e.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse =>
            $"Port {port} is in use; choose another with --urls, for example --urls http://localhost:{(port < 65_535 ? port + 1 : 5080)}.",
        SocketError.AccessDenied =>
            $"This user may not listen on port {port}; choose one above 1023 with --urls, for example --urls http://localhost:5080.",
        SocketError.AddressNotAvailable =>
            "This machine does not have the address that --urls names; choose another, for example --urls http://localhost:5080.",
        // Whatever else it is, the start itself will say.
        _ => null,
    };
}
